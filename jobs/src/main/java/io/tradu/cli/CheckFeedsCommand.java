package io.tradu.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import io.tradu.batch.preflight.PreflightResult;
import io.tradu.document.Feeds;
import io.tradu.preflight.FeedsCheck;
import io.tradu.preflight.InboxCheck;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import org.springframework.context.ConfigurableApplicationContext;

/** {@code tradu feeds check}. */
@Command(name = "check", mixinStandardHelpOptions = true,
		description = "Checks every feed: its settings, its routes and their engines, its folder in the inbox. Changes "
				+ "nothing.",
		footerHeading = "%nExit codes:%n", footer = { "  0 nothing is wrong, or nothing but warnings",
				"  2 a feed is wrong", "  5 an engine or a folder is missing" })
class CheckFeedsCommand implements Callable<Integer> {

	@Spec
	private CommandSpec spec;

	@Option(names = "--feeds", paramLabel = "FILE",
			description = "the feeds (default: TRADU_FEEDS, or feeds.yml of the environment)")
	private @Nullable Path feeds;

	@Option(names = "--json", description = "print JSON for scripts")
	private boolean json;

	@Override
	public Integer call() {
		return new PreflightPrinter(this.spec.commandLine().getOut(), this.json).print(results()).code();
	}

	private List<PreflightResult> results() {
		try (Application application = new Application().with("tradu.feeds-file", this.feeds)) {
			ConfigurableApplicationContext context = application.startForChecks();
			FeedsCheck check = context.getBean(FeedsCheck.class);
			InboxCheck inbox = context.getBean(InboxCheck.class);
			return List.of(new PreflightResult(check.id(), check.findings(context.getBean(Feeds.class).all())),
					new PreflightResult(inbox.id(), inbox.findings()));
		}
		catch (RuntimeException ex) {
			return List.of(new PreflightResult("feeds", List.of(PreflightPrinter.finding(ex))));
		}
	}

}
