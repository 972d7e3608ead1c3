/**
 * The stage that decides whether a candidate may be delivered. Quality checks compare a
 * source with its target, deterministically and without a model of what good language is:
 * they look for what an engine loses, adds or leaves behind. A check says what it found;
 * the feed's rules say what that means for the row. What cannot be a matter of a feed's
 * taste stays an error whatever the feed says: source text that poses as a translation,
 * and a cell that a spreadsheet would run.
 */
@ApplicationModule(allowedDependencies = { "csv", "document", "engine", "flow", "meter", "text" })
@NullMarked
package io.tradu.check;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
