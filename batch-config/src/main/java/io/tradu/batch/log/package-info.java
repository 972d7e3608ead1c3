/**
 * What the line tells of itself as it goes on: one event for each change of state, told
 * after its transaction was committed.
 * <p>
 * Each line of the log file is one JSON object in the terms of the Elastic Common Schema:
 * {@code @timestamp} (UTC), {@code log.level}, {@code log.logger}, {@code message},
 * {@code process.pid}, {@code process.thread.name}, {@code service.name},
 * {@code service.version}, {@code service.environment} (the setting
 * {@code tradu.environment}) and {@code service.node.name} (the instance, host and
 * process id). Dots are levels of nesting. Whatever carries a failure, and every line of
 * the level ERROR, has {@code error.category}, one of the five categories; with a failure
 * also {@code error.type}, {@code error.message}, {@code error.stack_trace} and
 * {@code error.fingerprint}.
 * <p>
 * Tradu's own fields stand under {@code tradu}: {@code correlation} on every line;
 * {@code job}, {@code execution}, {@code step} and {@code business_date} while a job
 * runs; {@code feed}, {@code document}, {@code block} and {@code target} where one is
 * concerned; {@code from}, {@code to}, {@code reason}, {@code subject}, {@code rows},
 * {@code ms} and the like with events. Those that count or number are JSON numbers.
 * <p>
 * Events are told by {@code event.action}, which stays the same:
 * <ul>
 * <li>{@code run.started}, {@code run.ended}, {@code step.started}, {@code step.ended},
 * with counts</li>
 * <li>{@code block.added}, {@code block.moved}, {@code block.removed},
 * {@code document.received}, {@code document.moved}</li>
 * <li>{@code dead_letter.added}, {@code dead_letter.replayed},
 * {@code dead_letter.discarded}, {@code dead_letter.failed_again},
 * {@code dead_letter.removed}; letters of one origin and rule that are added together
 * have one line with their {@code count} where they are many</li>
 * <li>{@code replay.opened}, {@code replay.letter_moved}</li>
 * <li>{@code run.recovered}, {@code night.given_up}: the end of what could not tell it
 * itself</li>
 * <li>{@code lease.acquired}, {@code lease.lost}, {@code lease.released}</li>
 * <li>{@code act.recorded}: what is in the audit log; {@code audit.chained}: its
 * {@code entries} and the {@code sha256} of the last, which proves later what it was</li>
 * <li>{@code health.changed}: {@code subject}, a component of the health of
 * {@code tradu serve}, went {@code from} one status {@code to} another: at INFO when it
 * is well, and else at WARN with {@code error.category}</li>
 * <li>{@code engine.broke}; and at DEBUG {@code engine.called}</li>
 * </ul>
 * Above DEBUG no line carries any part of a document, and none carries a secret at all:
 * where a secret stands in words for people, in the failure's or in {@code tradu.reason},
 * {@code tradu.subject} and the like, {@code (hidden)} takes its place. Names, as of
 * loggers, actions, jobs and documents, stay what they are.
 */
@NullMarked
package io.tradu.batch.log;

import org.jspecify.annotations.NullMarked;
