/**
 * Withdraws documents that must not count any more: what was delivered of them leaves the
 * outbox and its manifest, and the bytes that were received go to quarantine. An operator
 * asks for it; it happens by itself when a sender's file was taken in before its upload
 * was complete.
 */
@ApplicationModule(allowedDependencies = { "deliver", "document", "reconcile" })
@NullMarked
package io.tradu.withdrawal;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
