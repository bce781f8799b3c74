"""What a user may do: one use case a method, access checked, one unit of work each."""
