"""Of very many events, how many there were when."""
