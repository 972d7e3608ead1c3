/**
 * What the stages measure of their work, beside what is measured of any job.
 * <ul>
 * <li>{@code tradu.stage.rows}, {@code tradu.stage.characters} (counters; stage, feed,
 * pair, engine, route): handled and committed. A row counts once for each target
 * language. Characters are those of the record in the ingest, of the chosen translations
 * in translate and check, of the delivered file's bytes in deliver</li>
 * <li>{@code tradu.stage.latency} (timer with buckets; stage, feed, pair): the work on
 * one file, chunk (of the ingest), block or document</li>
 * <li>{@code tradu.documents} (counter; feed, outcome = received, duplicate, quarantined,
 * deferred)</li>
 * </ul>
 * Elsewhere: {@code tradu.engine.*} in the engines, {@code tradu.queue.*} beside the
 * blocks, {@code tradu.run.*} in the outlook.
 */
@ApplicationModule(allowedDependencies = { "document", "flow" })
@NullMarked
package io.tradu.meter;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
