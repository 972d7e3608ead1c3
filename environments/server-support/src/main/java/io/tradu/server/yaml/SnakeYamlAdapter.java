package io.tradu.server.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.util.Map;

import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

import org.springframework.asm.ClassReader;
import org.springframework.asm.ClassVisitor;
import org.springframework.asm.ClassWriter;
import org.springframework.asm.MethodVisitor;
import org.springframework.asm.Opcodes;
import org.springframework.asm.SpringAsmInfo;
import org.springframework.asm.Type;

/**
 * Loads a class that was compiled for snakeyaml 1, which has vulnerabilities that only
 * snakeyaml 2 ends, in a form that fits the latter: with subclasses in place of those
 * whose constructors without arguments have been removed.
 */
public final class SnakeYamlAdapter extends ClassVisitor {

	private static final Map<String, String> SUBCLASSES = Map.of(Type.getInternalName(SafeConstructor.class),
			Type.getInternalName(DefaultSafeConstructor.class), Type.getInternalName(Representer.class),
			Type.getInternalName(DefaultRepresenter.class));

	private SnakeYamlAdapter(ClassWriter adapted) {
		super(SpringAsmInfo.ASM_VERSION, adapted);
	}

	/**
	 * Loads a class adapted. Has to be called before anything else loads it.
	 * @param neighbor a class of the same package
	 * @param name simple name of the class, with those that it is nested in
	 */
	public static void load(Class<?> neighbor, String name) {
		try (InputStream original = neighbor.getResourceAsStream(name + ".class")) {
			ClassWriter adapted = new ClassWriter(0);
			new ClassReader(original).accept(new SnakeYamlAdapter(adapted), 0);
			MethodHandles.privateLookupIn(neighbor, MethodHandles.lookup()).defineClass(adapted.toByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (IllegalAccessException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
		super.visit(version, access, name, signature, adapted(superName), interfaces);
	}

	@Override
	public MethodVisitor visitMethod(int access, String name, String descriptor, String signature,
			String[] exceptions) {
		return new MethodVisitor(this.api, super.visitMethod(access, name, descriptor, signature, exceptions)) {

			@Override
			public void visitTypeInsn(int opcode, String type) {
				super.visitTypeInsn(opcode, (opcode == Opcodes.NEW) ? adapted(type) : type);
			}

			@Override
			public void visitMethodInsn(int opcode, String owner, String method, String arguments,
					boolean isInterface) {
				super.visitMethodInsn(opcode, method.equals("<init>") ? adapted(owner) : owner, method, arguments,
						isInterface);
			}

		};
	}

	private static String adapted(String type) {
		return SUBCLASSES.getOrDefault(type, type);
	}

}
