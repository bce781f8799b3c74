"""The page Kekuatan & perbaikan: what a person does well, what should improve, over time."""
