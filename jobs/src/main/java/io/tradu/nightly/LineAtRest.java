package io.tradu.nightly;

/**
 * Nothing runs at this moment, and this process looks after the line: what a process has
 * left undone that died after its last commit can be made up for.
 */
public record LineAtRest() {
}
