"""What bullets are measured by: reference summaries, simple summarizers, and their own source."""
