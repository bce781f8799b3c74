"""The page Skema & aturan: schemes of appraisal, complaints about indicators, yearly reviews."""
