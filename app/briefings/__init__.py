"""What documents and screens are told: frozen dataclasses, nothing else."""
