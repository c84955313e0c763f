"""From a parsed document to the model: each table read by its keys, every fault told."""

# Each of these enters its readers into `table.READERS`, by which every table is read.
from aistrat_cli.loading.decode import amounts, days, ids, items, leads, names, people, policy, values  # noqa: F401
