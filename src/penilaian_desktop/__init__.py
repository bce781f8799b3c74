"""Work log, plan, appraisal, paper and signed packages for Indonesian civil servants, offline."""

__version__ = "0.1.0"
