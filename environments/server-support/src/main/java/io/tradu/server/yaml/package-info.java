/** Lets libraries that were compiled for snakeyaml 1 run with snakeyaml 2. */
@NullMarked
package io.tradu.server.yaml;

import org.jspecify.annotations.NullMarked;
