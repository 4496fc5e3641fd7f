"""What follows from the tables: frames in, frames out."""
