"""Tests of tracer.governance.playbooks."""
