"""The page Evaluasi: the own realisation, report and result."""
