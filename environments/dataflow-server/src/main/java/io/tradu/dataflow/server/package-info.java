/**
 * The Data Flow server of an environment: launches the nights, shows them to operators,
 * and stops or restarts them.
 */
@NullMarked
package io.tradu.dataflow.server;

import org.jspecify.annotations.NullMarked;
