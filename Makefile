# Everything a person or the CI runs. `make help` lists it.
PYTHON_BIN := .venv/bin/python
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.PHONY: help run demo setup setup-run check test torture bench bundle lock screenshots clean

help: ## daftar perintah ini
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-12s %s\n", $$1, $$2}'

setup-run: # what a window needs
	@bash tools/setup.sh run

setup: ## siapkan .venv dan paket sistem untuk pemeriksaan dan uji (tanpa jendela)
	@bash tools/setup.sh test

run: setup-run ## buka aplikasi (tanpa layar: jalankan peragaan dan simpan hasilnya di out/)
	@$(PYTHON_BIN) -m penilaian_desktop.app.run

check: setup ## ruff, mypy strict, kontrak impor
	$(PYTHON_BIN) -m ruff check .
	$(PYTHON_BIN) -m ruff format --check .
	$(PYTHON_BIN) -m mypy
	.venv/bin/lint-imports

test: check ## check + pytest
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) -m pytest -n 2 --dist worksteal

torture: setup ## uji panjang (mutasi berkas, fuzz)
	QT_QPA_PLATFORM=offscreen PENILAIAN_TORTURE=1 $(PYTHON_BIN) -m pytest -n 2 tests/sync tests/spreadsheets

bench: setup ## tabel ukuran: angka, perbandingan, sasaran
	$(PYTHON_BIN) benchmarks/run.py

bundle: setup ## bangun folder aplikasi (PyInstaller one-dir) dan jalankan pemeriksaannya
	bash installer/build.sh

screenshots: setup ## gambar semua halaman ke out/shots
	QT_QPA_PLATFORM=offscreen $(PYTHON_BIN) tools/shots.py out/shots

lock: ## perbarui requirements/*.txt (perlu uv)
	cd requirements && for f in build runtime dev; do uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --python-version 3.11 $$f.in -o $$f.txt > /dev/null; done

clean: ## hapus hasil bangunan
	rm -rf build dist out .mypy_cache .ruff_cache .pytest_cache
