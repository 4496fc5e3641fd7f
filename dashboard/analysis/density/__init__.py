"""How many events there were when: counted by the day, week or month, and by person or place."""
