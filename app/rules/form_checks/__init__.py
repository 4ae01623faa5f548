"""What is wrong with a form: values in, complaints out."""
