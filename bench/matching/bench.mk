# The matching engine beside its peers, and inside the service; the table goes into docs/benchmarks.md, section "Matching".
# SIZES=council,service runs just these; the sizes are council, region, england, and service for pages and rounds.
# The peers have an environment of their own, because one of them has our room's name.

PEERS := .make/peers

$(PEERS)/installed: bench/matching/peers.txt
	@echo "Installing the peers"
	@.venv/bin/python -m venv $(PEERS) && $(PEERS)/bin/pip install --quiet --require-hashes -r $<
	@touch $@

.PHONY: bench-matching
bench-matching: $(PEERS)/installed
	@.venv/bin/python bench/matching/measure.py --peers $(PEERS)/bin/python $(if $(SIZES),--sizes $(SIZES))
