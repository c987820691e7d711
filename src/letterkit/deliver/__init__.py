"""The deliver stage: what was rendered and proven goes where it belongs, whole or not at all."""
