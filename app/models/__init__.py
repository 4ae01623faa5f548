"""The SQLAlchemy tables, one file a family, and how their database is opened and kept."""
