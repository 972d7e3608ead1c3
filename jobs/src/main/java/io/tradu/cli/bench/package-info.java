/**
 * Benchmarks: what the line reaches, measured against what it could reach, in one run and
 * as a ratio. A case joins by implementing {@link io.tradu.cli.bench.Benchmark} and being
 * named in {@link io.tradu.cli.bench.BenchCommand}.
 */
@NullMarked
package io.tradu.cli.bench;

import org.jspecify.annotations.NullMarked;
