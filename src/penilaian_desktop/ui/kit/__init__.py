"""What every widget needs: context, signals, tasks, formats, look, preferences."""
