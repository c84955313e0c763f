"""What following up prints: progress, the trail of a topic, coverage; each as a report, and as JSON."""
