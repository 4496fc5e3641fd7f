"""What a lane of the timeline shows of an event besides when it was."""
