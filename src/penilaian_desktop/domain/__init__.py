"""What is true: values, rules and records of the field, standard library only."""
