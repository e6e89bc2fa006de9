/** The three ways a page is drawn. Colour comes from one texel per element, so recolouring is one small upload. */
import { Color, DoubleSide, GLSL3, ShaderMaterial, Vector4, type DataTexture, type IUniform } from 'three';

/** texels per row of the state texture */
export const STATE_WIDTH = 512;
const GHOST_OPACITY = 0.07;

export interface SharedUniforms {
  readonly uState: IUniform<DataTexture>;
  readonly uSelected: IUniform<number>;
  readonly uHighlight: IUniform<Color>;
  /** planes in view-independent scene coordinates, the first `uClipCount` of them hold: drawn where dot(n, p) + w ≥ 0 in all */
  readonly uClips: IUniform<Vector4[]>;
  readonly uClipCount: IUniform<number>;
}

/** planes that can cut at once: two section boxes and one more */
export const MOST_CLIPS = 13;

export function sharedUniforms(state: DataTexture): SharedUniforms {
  return {
    uState: { value: state },
    uSelected: { value: -1 },
    uHighlight: { value: new Color().setRGB(1, 0.35, 0.12) },
    uClips: { value: Array.from({ length: MOST_CLIPS }, () => new Vector4(0, 0, 0, 1)) },
    uClipCount: { value: 0 },
  };
}

/** `vPlace` is where a fragment lies, scene coordinates; the loop is not entered while nothing cuts */
const CUT = /* glsl */ `
uniform vec4 uClips[${MOST_CLIPS}];
uniform int uClipCount;
in highp vec3 vPlace;
void cut() {
  for (int i = 0; i < uClipCount; i++) if (dot(uClips[i].xyz, vPlace) + uClips[i].w < 0.0) discard;
}`;

const VERTEX = /* glsl */ `
in float slot;
uniform sampler2D uState;
uniform float uSelected;
uniform vec3 uHighlight;
out vec4 vColour;
out highp vec3 vPlace;
void main() {
  int at = int(slot + 0.5);
  vec4 state = texelFetch(uState, ivec2(at % ${STATE_WIDTH}, at / ${STATE_WIDTH}), 0);
  vec3 base = state.rgb;
  if (abs(slot - uSelected) < 0.5) base = uHighlight;
  vec4 world = modelMatrix * vec4(position, 1.0);
  vec4 view = viewMatrix * world;
  vec3 n = normalize(mat3(viewMatrix) * mat3(modelMatrix) * normal);
  // lit from the viewer, so that both sides of a face show and no light has to be placed
  float facing = abs(dot(n, normalize(-view.xyz)));
  float sky = 0.5 + 0.5 * normalize(normal).y;
  // alpha 1 of 255 is a ghost, more is as opaque as it says
  vColour = vec4(base * (0.42 + 0.38 * facing + 0.2 * sky), state.a < 0.006 ? ${GHOST_OPACITY} : state.a);
  vPlace = world.xyz;
  gl_Position = projectionMatrix * view;
}`;

const FRAGMENT = /* glsl */ `
precision mediump float;
in vec4 vColour;
${CUT}
layout(location = 0) out vec4 colour;
void main() {
  cut();
  colour = vColour;
}`;

const PICK_VERTEX = /* glsl */ `
in float slot;
flat out int vSlot;
out highp vec3 vPlace;
void main() {
  vSlot = int(slot + 0.5) + 1;
  vec4 world = modelMatrix * vec4(position, 1.0);
  vPlace = world.xyz;
  gl_Position = projectionMatrix * viewMatrix * world;
}`;

const PICK_FRAGMENT = /* glsl */ `
precision highp float;
flat in int vSlot;
${CUT}
layout(location = 0) out vec4 colour;
void main() {
  cut();
  colour = vec4(float(vSlot & 255), float((vSlot >> 8) & 255), float((vSlot >> 16) & 255), 255.0) / 255.0;
}`;

export function solidMaterial(shared: SharedUniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide,
    uniforms: { ...shared },
    // coincident faces of neighbours (finishes on walls) flicker less
    polygonOffset: true, polygonOffsetFactor: 1, polygonOffsetUnits: 1,
  });
}

export function ghostMaterial(shared: SharedUniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3, vertexShader: VERTEX, fragmentShader: FRAGMENT, side: DoubleSide,
    uniforms: { ...shared },
    transparent: true, depthWrite: false,
  });
}

/** Writes slot + 1 as a colour; 0 is nothing. */
export function pickMaterial(shared: SharedUniforms): ShaderMaterial {
  return new ShaderMaterial({
    glslVersion: GLSL3, vertexShader: PICK_VERTEX, fragmentShader: PICK_FRAGMENT, side: DoubleSide,
    uniforms: { uClips: shared.uClips, uClipCount: shared.uClipCount },
    // a slot number is no colour: nothing may blend or convert it
    blending: 0, toneMapped: false,
  });
}
