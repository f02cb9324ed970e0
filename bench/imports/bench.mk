# How long bringing in 10,000 young adults takes; the table goes into docs/benchmarks.md, section "Imports".

.PHONY: bench-imports
bench-imports: $(VENV)/.dev
	@$(BIN)/python -m bench.imports $(ARGS)
