"""Files of tables -> the folder of a corpus."""
