/** The commands that reports, messages and explanations tell an operator to type. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package io.tradu.command;

import org.jspecify.annotations.NullMarked;

import org.springframework.modulith.ApplicationModule;
