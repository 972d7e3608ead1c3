/**
 * The port that a process is watched and managed through: on loopback, and closed to who
 * does not know the password.
 */
@NullMarked
package io.tradu.batch.management;

import org.jspecify.annotations.NullMarked;
