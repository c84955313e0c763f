"""From a parsed document to the model: each table read by its keys, every fault told."""
