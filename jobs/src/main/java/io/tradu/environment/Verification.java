package io.tradu.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.tradu.batch.history.KnownSettings;

import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/** Says what is wrong with the environments before a night finds out. */
public final class Verification {

	private static final String STEPS = "tradu.batch.steps.";

	private static final Pattern LINE = Pattern.compile(":(\\d{1,9})$");

	private final EnvironmentFolders folders;

	private final MachineSize machine;

	private final List<PropertySource<?>> defaults = defaults();

	/**
	 * Creates a verification.
	 * @param machine the machine that the environments have to fit on
	 */
	public Verification(EnvironmentFolders folders, MachineSize machine) {
		this.folders = folders;
		this.machine = machine;
	}

	/**
	 * Returns everything that is wrong.
	 * @param names the environments to look at, beside what they have in common with
	 * others; all of them if there are none
	 * @throws EnvironmentMisfit if there is no such environment
	 */
	public List<Finding> findings(List<String> names) {
		names.forEach(this.folders::requireBegun);
		List<Declared> environments = this.folders.begun().stream().map(this::declared).toList();
		List<Finding> findings = new ArrayList<>();
		List<Rule> rules = rules();
		environments.forEach((environment) -> rules.forEach((rule) -> findings.addAll(rule.check(environment))));
		List<Declared> readable = environments.stream().filter(Declared::isReadable).toList();
		findings.addAll(new Apartness().check(readable));
		findings.addAll(new PortsRule().check(readable));
		findings.addAll(new MachineFit(this.machine).check(readable));
		findings.addAll(new SharedFiles(this.folders).check(environments.stream().map(Declared::name).toList()));
		return findings.stream()
			.filter((finding) -> names.isEmpty() || finding.environments().stream().anyMatch(names::contains))
			.distinct()
			.sorted(Comparator.comparing((Finding finding) -> finding.file().replaceAll(LINE.pattern(), ""))
				.thenComparingInt(Verification::line))
			.toList();
	}

	Declared declared(String name) {
		return Declared.read(this.folders.place().resolve(name), this.defaults);
	}

	private static int line(Finding finding) {
		Matcher line = LINE.matcher(finding.file());
		return line.find() ? Integer.parseInt(line.group(1)) : 0;
	}

	private List<Rule> rules() {
		KnownSettings known = KnownSettings.load();
		return List.of(new FilesRule(), new HomeModeRule(), new RequiredSettings(), new EmptySettings(),
				new UnknownSettings(known, steps()), new References(), new BindingRule(known), new AddressRule(),
				new LimitsRule(), new OwnSettings(), new FeedsRule(), new DeclarationRule(), new DeployerRule(known),
				new ApplicationsRule(), new DataFlowRule(), new TaskMemoryRule(), new SecretRule());
	}

	// Every step that can be set has settings in the application's own file.
	private TreeSet<String> steps() {
		TreeSet<String> steps = new TreeSet<>();
		this.defaults.stream()
			.flatMap((source) -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
			.filter((name) -> name.startsWith(STEPS))
			.forEach((name) -> steps.add(name.substring(STEPS.length()).split("\\.")[0]));
		return steps;
	}

	private static List<PropertySource<?>> defaults() {
		return Stream.of("application.yml", "tradu-management.yml").flatMap((name) -> {
			try {
				return new YamlPropertySourceLoader().load(name, new ClassPathResource(name)).stream();
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}).toList();
	}

}
