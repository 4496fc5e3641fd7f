"""What the sources say of one record: each account, all in a table, two compared."""
