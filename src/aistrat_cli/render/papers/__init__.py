"""Papers: what is handed to people who have no terminal, as tables, lists, workbooks and letters."""
