package io.tradu.engine.apertium;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import io.tradu.batch.failure.FailureCategory;
import io.tradu.batch.failure.StoppingFailure;
import io.tradu.batch.failure.TransientFailure;
import io.tradu.engine.Route;
import io.tradu.engine.Translation;
import io.tradu.engine.Translation.Translated;
import io.tradu.engine.TranslationEngine;

/**
 * Translates with Apertium on this machine. Owns child processes; closing it ends them.
 */
public final class ApertiumEngine implements TranslationEngine, AutoCloseable {

	/** The name that routes call this engine by. */
	public static final String NAME = "apertium";

	private static final int CHECK_MILLIS = 100;

	private final ApertiumProperties properties;

	private final ApertiumModes modes;

	private final Map<Route, PipelinePool> poolsByLeg = new ConcurrentHashMap<>();

	private final Map<String, PipelinePool> poolsByMode = new ConcurrentHashMap<>();

	private final CountDownLatch closed = new CountDownLatch(1);

	private final StageLauncher launcher;

	private final ScheduledExecutorService watch;

	ApertiumEngine(ApertiumProperties properties) {
		this(properties, new ApertiumModes(properties.modesDirectory()));
	}

	ApertiumEngine(ApertiumProperties properties, ApertiumModes modes) {
		this.properties = properties;
		this.modes = modes;
		this.launcher = new StageLauncher(properties.limits());
		this.watch = Executors.newSingleThreadScheduledExecutor((work) -> {
			Thread thread = new Thread(work, "apertium-watch");
			thread.setDaemon(true);
			return thread;
		});
		this.watch.scheduleWithFixedDelay(() -> this.poolsByMode.values().forEach(PipelinePool::check), CHECK_MILLIS,
				CHECK_MILLIS, TimeUnit.MILLISECONDS);
	}

	@Override
	public Map<String, String> versions() {
		return DebianPackages.versions();
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public void verify(Route route) {
		requireOwn(route);
		route.legs().forEach((leg) -> this.modes.require(leg.source(), leg.target()));
	}

	/** Returns the Debian package to install before a route can be served. */
	public Optional<String> missingPackage(Route route) {
		requireOwn(route);
		return route.legs()
			.stream()
			.flatMap((leg) -> this.modes.missingPackage(leg.source(), leg.target()).stream())
			.findFirst();
	}

	/**
	 * Tells whether a route can be served, at least after its packages were installed.
	 */
	public boolean knows(Route route) {
		return route.engine().equals(NAME)
				&& route.legs().stream().allMatch((leg) -> this.modes.knows(leg.source(), leg.target()));
	}

	/** Returns what the pipelines of each mode in use are doing, by name of the mode. */
	public List<PoolStatus> status() {
		return this.poolsByMode.values()
			.stream()
			.map(PipelinePool::status)
			.sorted(Comparator.comparing(PoolStatus::mode))
			.toList();
	}

	@Override
	public List<Translation> translate(Route route, List<String> texts) {
		requireOwn(route);
		List<Translation> results = texts.stream().<Translation>map((text) -> new Translated(text, List.of())).toList();
		for (Route leg : route.legs()) {
			results = translateLeg(leg, results);
		}
		return results;
	}

	private List<Translation> translateLeg(Route leg, List<Translation> soFar) {
		List<String> texts = soFar.stream()
			.filter(Translated.class::isInstance)
			.map((translation) -> ((Translated) translation).text())
			.toList();
		LegTranslator translator = new LegTranslator(pool(leg), this.properties, this.closed);
		List<Translation> answers = translator.translate(texts);
		List<Translation> results = new ArrayList<>(soFar.size());
		int next = 0;
		for (Translation before : soFar) {
			results.add((before instanceof Translated first) ? chain(first, answers.get(next++)) : before);
		}
		return results;
	}

	// A word that the first leg left as it was is mostly unknown to the second, too.
	private static Translation chain(Translated first, Translation second) {
		if (first.unknownWords().isEmpty() || !(second instanceof Translated last)) {
			return second;
		}
		Set<String> known = new LinkedHashSet<>(first.unknownWords());
		List<String> words = new ArrayList<>(first.unknownWords());
		last.unknownWords().stream().filter((word) -> !known.contains(word)).forEach(words::add);
		return new Translated(last.text(), List.copyOf(words));
	}

	@Override
	public void prove(Route route) {
		requireOwn(route);
		for (Route leg : route.legs()) {
			try {
				pool(leg).prove();
			}
			catch (StartFailedException ex) {
				throw new StoppingFailure(ex.category(), "Apertium cannot serve " + route + ": " + ex.getMessage(),
						null);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				throw new TransientFailure(FailureCategory.DEPENDENCY, "interrupted while waiting for Apertium", ex);
			}
		}
	}

	private PipelinePool pool(Route leg) {
		return this.poolsByLeg.computeIfAbsent(leg, (missing) -> {
			Mode mode = this.modes.require(leg.source(), leg.target());
			return this.poolsByMode.computeIfAbsent(mode.name(),
					(name) -> new PipelinePool(mode, this.properties, this.launcher));
		});
	}

	private static void requireOwn(Route route) {
		if (!route.engine().equals(NAME)) {
			throw new StoppingFailure(FailureCategory.LOGIC, route + " is no route of the engine " + NAME, null);
		}
	}

	// No shutdown hook of its own: it would end the pipelines under jobs that are still
	// finishing their block. The application closes its beans when the machine stops.
	@Override
	public void close() {
		this.closed.countDown();
		this.watch.shutdownNow();
		boolean interrupted = false;
		for (PipelinePool pool : this.poolsByMode.values()) {
			try {
				pool.close();
			}
			catch (InterruptedException ex) {
				interrupted = true;
			}
		}
		this.launcher.close();
		if (interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
