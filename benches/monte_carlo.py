"""The product of five lognormals in numpy, in both usual forms, on one thread: processor seconds, least of n repeats."""

import math
import sys
import time

import numpy as np

N = 1_000_000
QUANTILES = [0.05, 0.5, 0.95]
INTERVALS = [(5, 10), (0.2, 0.5), (100, 1000), (2, 3), (0.5, 0.9)]
Z = 1.6448536269514722
PARAMETERS = [
    ((math.log(lo) + math.log(hi)) / 2, (math.log(hi) - math.log(lo)) / (2 * Z)) for lo, hi in INTERVALS
]


def multiply(rng):
    a, b, c, d, e = (rng.lognormal(mu, sigma, N) for mu, sigma in PARAMETERS)
    y = a * b * c / (d * e)
    return y.mean(), np.quantile(y, QUANTILES)


def log_sum(rng):
    y = np.zeros(N)
    for (mu, sigma), sign in zip(PARAMETERS, [1, 1, 1, -1, -1]):
        y += sign * rng.normal(mu, sigma, N)
    return np.exp(y).mean(), np.exp(np.quantile(y, QUANTILES))


def least(form, repeats):
    rng = np.random.default_rng(1)
    best = math.inf
    for _ in range(repeats):
        start = time.process_time()
        form(rng)
        best = min(best, time.process_time() - start)
    return best


if __name__ == "__main__":
    repeats = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    print(f"multiply {least(multiply, repeats):.4f}")
    print(f"log-sum {least(log_sum, repeats):.4f}")
