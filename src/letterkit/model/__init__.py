"""The types that the stages hand to each other. They hold values, know nothing of files, and import no stage."""
