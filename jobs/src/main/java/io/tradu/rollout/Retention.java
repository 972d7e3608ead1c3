package io.tradu.rollout;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

import io.tradu.command.TraduCommand;
import io.tradu.environment.EnvironmentFolders;
import io.tradu.rollout.Deployment.State;

/**
 * Removes releases that nothing needs any more: what an environment has deployed or
 * registered is needed, what it could be rolled back to, and the newest ones. Where
 * nobody knows what an environment needs, nothing is removed.
 */
public final class Retention {

	private static final long MEGABYTE = 1_000_000;

	// What serves, and two that it can be gone back to one after the other.
	private static final int PAST = 3;

	private final Releases releases;

	private final ReleaseUse use;

	private final int newest;

	private final EnvironmentFolders environments;

	private final Path homes;

	private final Path servers;

	/**
	 * Creates the retention.
	 * @param newest so many of the newest releases are kept in any case
	 * @param root the project's folder
	 */
	public Retention(Releases releases, int newest, Path root) {
		this.releases = releases;
		this.use = new ReleaseUse(releases);
		this.newest = newest;
		this.environments = EnvironmentFolders.of(root);
		this.homes = root.resolve("var");
		this.servers = Optional.ofNullable(System.getenv("TRADU_SERVERS"))
			.filter((folder) -> !folder.isBlank())
			.map(Path::of)
			.orElse(this.homes.resolve("servers"));
	}

	/**
	 * Removes what nothing needs, after an environment was changed.
	 * @param listener is told what is removed, or why nothing is
	 */
	public void afterChange(String environment, Deployment deployment, Consumer<String> listener) {
		try {
			this.use.needs().alone(() -> {
				settle(environment, deployment, listener);
				remove(listener);
				return true;
			});
		}
		catch (RuntimeException ex) {
			// What was to be done is done.
			listener.accept("releases may stay that nothing needs: " + ex.getMessage());
		}
	}

	private void settle(String environment, Deployment deployment, Consumer<String> listener) {
		State state = deployment.state();
		Set<String> needed = new TreeSet<>(state.deployed());
		state.before().ifPresent(needed::add);
		state.past().stream().distinct().limit(PAST).forEach(needed::add);
		Set<String> held = this.use.held();
		Set<String> kept = new TreeSet<>(needed);
		kept.addAll(newest());
		kept.addAll(held);
		needed.addAll(kept.containsAll(state.registered()) ? state.registered() : deployment.retire(kept, listener));
		this.use.needs().settle(environment, needed, held);
	}

	// Its home may lie elsewhere; its servers, where they run, are written down here.
	private boolean isThere(String environment) {
		return Files.isDirectory(this.homes.resolve(environment))
				|| Files.exists(this.servers.resolve("environments").resolve(environment));
	}

	private List<String> newest() {
		return this.releases.versions().stream().limit(this.newest).toList();
	}

	private void remove(Consumer<String> listener) {
		List<String> others = new ArrayList<>(this.releases.versions());
		others.removeAll(newest());
		others.removeAll(this.use.needs().all());
		if (others.isEmpty()) {
			return;
		}
		// One that was brought up here before such things were written down.
		List<String> unknown = this.environments.names()
			.stream()
			.filter((name) -> !this.use.needs().isKnown(name) && isThere(name))
			.toList();
		if (!unknown.isEmpty()) {
			listener.accept("no release was removed, though " + String.join(", ", others)
					+ " may not be needed any more: what " + String.join(" and ", unknown)
					+ " needs is known only after the next " + TraduCommand.of("env", "apply") + " or promote there");
			return;
		}
		for (String version : others) {
			long size = this.releases.find(version).jar().toFile().length();
			if (this.use.remove(version)) {
				listener.accept(
						"removed version " + version + " (" + size / MEGABYTE + " MB): no environment needs it, and "
								+ this.newest + " newer ones are kept (tradu.rollout.kept-releases)");
			}
		}
	}

}
