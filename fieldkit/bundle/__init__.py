"""Evidence bundles: written here, and verified by people who hold nothing of ours."""
