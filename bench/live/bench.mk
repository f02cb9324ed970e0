# What live pages cost and how quick they are; the table goes into docs/benchmarks.md, section "Live pages".

.PHONY: bench-live
bench-live:
	@.venv/bin/python -m bench.live $(if $(SOCKETS),--sockets $(SOCKETS))
