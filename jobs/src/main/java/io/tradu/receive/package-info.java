/**
 * Receives what lies in the inbox. Each file is one of: a document, which is registered
 * under the hash of its bytes and archived; a duplicate of one that was delivered; not a
 * document, which goes to quarantine with its reason; or not yet complete, which is left
 * for the next run. A file is registered before it is moved, so that a process that dies
 * in between finds it in the inbox again.
 */
@ApplicationModule(allowedDependencies = { "csv", "document", "files", "meter" })
@NullMarked
package io.tradu.receive;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
