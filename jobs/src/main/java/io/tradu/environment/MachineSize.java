package io.tradu.environment;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.management.OperatingSystemMXBean;

import org.springframework.util.unit.DataSize;

/**
 * What a machine has.
 *
 * @param memory its memory
 * @param cpus its processors
 */
public record MachineSize(DataSize memory, int cpus) {

	private static final Pattern FORM = Pattern.compile("(\\d+(?:KB|MB|GB|TB))/([1-9]\\d{0,3})");

	/** Returns the machine of this process. */
	public static MachineSize here() {
		OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
		return new MachineSize(DataSize.ofBytes(system.getTotalMemorySize()), system.getAvailableProcessors());
	}

	/**
	 * Returns a machine as people write it.
	 * @param text memory and processors, for example {@code 4GB/2}
	 * @throws IllegalArgumentException if it is not written like that
	 */
	public static MachineSize parse(String text) {
		Matcher parts = FORM.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException(
					"'" + text + "' is no machine; write its memory and processors as 4GB/2");
		}
		return new MachineSize(DataSize.parse(parts.group(1)), Integer.parseInt(parts.group(2)));
	}

}
