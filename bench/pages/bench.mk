# What each page costs and how that grows with the council; the table goes into docs/benchmarks.md, section "Pages".

.PHONY: bench
bench: $(VENV)/.dev
	@$(BIN)/python -m bench.pages $(if $(SIZES),--sizes $(SIZES)) $(ARGS)
