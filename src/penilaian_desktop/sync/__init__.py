"""The exchange: signed packages between laptops and the office."""
