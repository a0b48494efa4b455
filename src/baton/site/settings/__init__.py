"""One module for each way Baton runs: `demo`, `development`, `test`, `production`. `product` is true of them all."""
