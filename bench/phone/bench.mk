# What a young adult waits for on a weak signal; the table goes into docs/benchmarks.md, section "A phone".

.PHONY: bench-phone
bench-phone: $(VENV)/.dev static/build/.built locale/.compiled
	@$(BIN)/python -m bench.phone $(ARGS)
